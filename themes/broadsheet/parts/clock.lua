-- Milliseconds as people write them: "0:41", "1:02:03".
return function(ms)
  local seconds = ms // 1000
  local hours, minutes = seconds // 3600, seconds // 60 % 60
  if hours == 0 then return ("%d:%02d"):format(minutes, seconds % 60) end
  return ("%d:%02d:%02d"):format(hours, minutes, seconds % 60)
end

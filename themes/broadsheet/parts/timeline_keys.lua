-- What a script filters an event by: "kind:item person:ada-quill".
return function(event)
  local out = { "kind:" .. event.kind }
  for _, person in ipairs(event.people) do out[#out + 1] = "person:" .. person.id end
  for _, source in ipairs(event.sources) do out[#out + 1] = "source:" .. source.id end
  return table.concat(out, " ")
end

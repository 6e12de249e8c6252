// Times beside turns start the player of the page instead of leaving it.
(function () {
  "use strict";
  var player = document.querySelector(".recording audio");
  if (!player) return;
  document.addEventListener("click", function (event) {
    var link = event.target.closest("a[data-seek]");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    player.currentTime = Number(link.dataset.seek) / 1000;
    player.play();
  });
})();

// Adds a button to whatever can be copied: [data-copy="Copy"].
(function () {
  "use strict";
  if (!navigator.clipboard) return;
  document.querySelectorAll("[data-copy]").forEach(function (block) {
    var words = block.textContent;
    var button = document.createElement("button");
    button.type = "button";
    button.className = "copy";
    button.textContent = block.dataset.copy;
    button.setAttribute("aria-live", "polite");
    button.addEventListener("click", function () {
      navigator.clipboard.writeText(words).then(function () {
        button.textContent = block.dataset.copied;
        setTimeout(function () { button.textContent = block.dataset.copy; }, 2000);
      }, function () {});
    });
    block.after(button);
  });
})();

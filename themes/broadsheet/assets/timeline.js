// The filters of a timeline without a new page. Every link leads to a real one
// without this.
(function () {
  "use strict";
  var list = document.getElementById("_tl-list");
  var nav = document.querySelector(".tl-filters");
  if (!list || !nav || nav.querySelector("[data-filter=''][aria-current]") === null) return;
  var items = list.querySelectorAll("[data-keys]");
  var marks = document.querySelectorAll(".timechart [data-keys]");
  var status = list.querySelector(".tl-status");
  var forms = JSON.parse(status.dataset.forms), language = document.documentElement.lang;

  function has(element, key) {
    return key === "" || element.dataset.keys.split(" ").indexOf(key) !== -1;
  }

  function show(key) {
    var count = 0;
    items.forEach(function (item) {
      item.hidden = !has(item, key);
      if (!item.hidden) count += 1;
    });
    marks.forEach(function (mark) { mark.toggleAttribute("hidden", !has(mark, key)); });
    list.querySelectorAll(".tl-group").forEach(function (group) {
      group.hidden = group.querySelector("[data-keys]:not([hidden])") === null;
    });
    status.textContent = key === "" ? ""
      : (forms[new Intl.PluralRules(language).select(count)] || forms.other)
        .replace("%s", count.toLocaleString(language));
  }

  nav.addEventListener("click", function (event) {
    var link = event.target.closest("[data-filter]");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    nav.querySelectorAll("[aria-current]").forEach(function (old) { old.removeAttribute("aria-current"); });
    link.setAttribute("aria-current", "true");
    show(link.dataset.filter);
  });
})();

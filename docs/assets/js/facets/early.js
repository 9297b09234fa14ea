/* Before anything is drawn: an address that asks for the map keeps the list unseen until the map has its place, or the
   list would be seen to jump (docs/assets/css/browser.css; cases.js lets it be seen). Not a module: those run too late. */
if (new URLSearchParams(location.search).get("vis") === "kort") document.documentElement.dataset.awaits = "map";

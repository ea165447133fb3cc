// Leads on to the latest edition at once and keeps the part after the hash, which a plain redirect would lose.
document.addEventListener("DOMContentLoaded", function () {
  var onward = document.getElementById("onward");
  if (onward) {
    location.replace(onward.getAttribute("href") + location.search + location.hash);
  }
});

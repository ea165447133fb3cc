// The next review: once its last day is over for the reader, say so.
for (const words of document.querySelectorAll("[data-after]")) {
  if (new Date() > new Date(`${words.dataset.after}T23:59:59`)) {
    words.hidden = false;
    words.closest(".notice").classList.add("passed");
  }
}

// Quick exit: hide the page at once and put the exit address in its place in the history.
// Three presses of Shift alone within five seconds do the same.
(() => {
  const link = document.querySelector("a.leave");
  if (!link) return;
  let presses = [];
  const leave = () => {
    document.documentElement.hidden = true;
    document.title = "";
    location.replace(link.href);
  };
  link.title = "Or press the Shift key three times";
  link.addEventListener("click", (event) => {
    event.preventDefault();
    leave();
  });
  addEventListener("pointerdown", () => (presses = []));
  addEventListener("keydown", (event) => {
    if (event.key !== "Shift") presses = [];
    else if (!event.repeat) {
      const now = Date.now();
      presses = presses.filter((then) => now - then < 5000).concat(now);
      if (presses.length > 2) leave();
    }
  });
})();

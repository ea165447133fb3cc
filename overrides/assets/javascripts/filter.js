// A page with a form.filter: show only the rows that match what is typed, and the heading that is chosen where there is a choice.
(() => {
  const form = document.querySelector("form.filter");
  if (!form) return;
  const text = document.getElementById("filter-text");
  const heading = document.getElementById("filter-heading") || { value: "" };
  const status = document.getElementById("filter-status");

  const fold = (words) =>
    words
      .toLowerCase()
      .normalize("NFD")
      .replace(/[\u0300-\u036f'\u2018\u2019`\u00b4]/g, "")
      .replace(/[^a-z0-9]+/g, " ")
      .replace(/\band\b ?/g, "")
      .replace(/\bsaint\b/g, "st")
      .trim();

  const sections = [...document.querySelectorAll("[data-heading]")].map((element) => ({
    element,
    heading: element.dataset.heading,
    rows: [...element.querySelectorAll("[data-text]")].map((row) => ({
      row,
      text: " " + fold(row.dataset.text),
    })),
  }));
  const all = sections.reduce((sum, section) => sum + section.rows.length, 0);

  const show = (lead) => {
    const words = fold(text.value).split(" ").map((word) => lead + word);
    let count = 0;
    for (const section of sections) {
      const chosen = !heading.value || heading.value === section.heading;
      let here = 0;
      for (const { row, text } of section.rows) {
        const fits = chosen && words.every((word) => text.includes(word));
        row.hidden = !fits;
        if (fits) here += 1;
      }
      section.element.hidden = !here;
      count += here;
    }
    return count;
  };

  const summary = (count) => {
    if (count) return `${count === all ? `All ${all}` : `${count} of ${all}`} ${form.dataset.many} shown`;
    const under = heading.value ? ` under ${heading.selectedOptions[0].text}` : "";
    return `No ${form.dataset.one} matches \u201c${text.value.trim()}\u201d${under}`;
  };

  let waiting;
  const update = () => {
    const count = show(" ") || show(""); // beginnings of words; failing that, anywhere in a word
    clearTimeout(waiting);
    waiting = setTimeout(() => (status.textContent = summary(count)), 400);
  };
  const clear = () => {
    text.value = heading.value = "";
    update();
  };
  const reveal = () => {
    const target = document.getElementById(location.hash.slice(1));
    if (target && target.closest("[data-heading][hidden], [data-text][hidden]")) {
      clear();
      target.scrollIntoView();
    }
  };

  form.hidden = false;
  form.addEventListener("input", update);
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("reset", (event) => {
    event.preventDefault();
    clear();
  });
  addEventListener("hashchange", reveal);
  if (text.value || heading.value) update();
  reveal();
})();

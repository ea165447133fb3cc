// The search page: reads in its address what was asked, and shows the answers in the place of the list from A to Z.
(() => {
  const most = 50;
  const asked = (new URLSearchParams(location.search).get("q") || "").trim().slice(0, 100);
  if (!asked) return;
  const status = document.getElementById("part-search-status");
  const list = document.getElementById("part-results");

  const made = (tag, text, more) => Object.assign(document.createElement(tag), { textContent: text }, more);
  const link = ({ page, id }, text) => made("a", text, { href: `../${page === "index" ? "" : page + "/"}index.html${id && "#" + id}` });

  // One line for each name; what bears the same name stands in it too, each with a link of its own.
  const line = ([first, ...others]) => {
    const item = made("li", "");
    const about = made("span", [first.kind, first.detail].filter(Boolean).join(": "), { className: "muted" });
    if (first.by) about.append(`. Other or earlier name: ${first.by}`);
    others.forEach((other, at) => {
      about.append(at ? "; " : ". Also: ", link(other, other.kind), other.detail && other.detail !== first.detail ? `: ${other.detail}` : "");
    });
    item.append(link(first, first.title), " ", about);
    return item;
  };

  const byName = new Map();
  for (const entry of ranking(searchIndex)(asked)) byName.set(entry.name, [...(byName.get(entry.name) || []), entry]);
  const lines = [...byName.values()];
  const counted = lines.length === 1 ? "1 result" : `${lines.length || "No"} results`;
  const advice = lines.length > most ? `. The best ${most} are shown; another word would narrow them` : lines.length ? "" : ". Check the spelling, or try fewer words";

  document.getElementById("part-search-text").value = asked;
  document.title = `${counted} for \u201c${asked}\u201d \u2013 ${document.title}`;
  status.textContent = `${counted} for \u201c${asked}\u201d${advice}.`;
  list.append(...lines.slice(0, most).map(line));
  list.hidden = !lines.length;
  document.getElementById("part-everything").hidden = !lines.length;
  document.getElementById("part-letters").hidden = lines.length > 0;
})();

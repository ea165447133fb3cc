// Ranks what an index holds by what was asked. It knows no page: index in, entries out, the best first.
const ranking = (index) => {
  const fold = (text) =>
    text
      .toLowerCase()
      .normalize("NFKD")
      .replace(/[\u0300-\u036f'\u2018\u2019`\u00b4]/g, "")
      .replace(/&/g, " and ")
      .replace(/[^a-z0-9]+/g, " ")
      .replace(/\bsaint\b/g, "st")
      .trim();

  // Words that say little: an answer need not have them.
  const little = new Set("a an and are at by do does for how i in is it me meet meets my of often on or our the their to us we what when where which who whom whose with".split(" "));
  const bracketed = (text) => [...text.matchAll(/\(([^)]+)\)/g)].map((found) => found[1]);
  const same = index.same.map((words) => words.map(fold));
  const entries = [];
  for (const [weight, kind, page, rows] of index.parts) {
    for (const row of rows.split("\n")) {
      const [title, id = "", detail = "", ...also] = row.split("\t");
      const name = fold(title);
      const made = { "": name.replace(/ /g, "-"), "-": "", "-part": "part-" + name.replace(/ /g, "-") }; // what an id may stand for
      const names = [title, ...also, ...bracketed(title), ...(weight > 2 ? [kind, ...bracketed(kind), detail] : [])].map(fold).filter(Boolean);
      entries.push({ title, kind, page, id: made[id] ?? id, detail, also, weight, name, names });
      if (page === "glossary" && detail) same.push([name, fold(detail)]);
    }
  }

  const beginning = new Map(); // word: the phrases that begin with it, each with those that mean the same
  for (const group of same) {
    for (const phrase of group) {
      const [word] = phrase.split(" ");
      beginning.set(word, [...(beginning.get(word) || []), [phrase, group]]);
    }
  }

  const vocabulary = new Map(); // word: entry: how much the word counts there

  const note = (text, at, worth) => {
    for (const word of text.split(" ").filter(Boolean)) {
      if (!vocabulary.has(word)) vocabulary.set(word, new Map());
      const places = vocabulary.get(word);
      if (!(places.get(at) >= worth)) places.set(at, worth);
    }
  };

  entries.forEach(({ name, kind, detail, also, weight, names }, at) => {
    const words = name.split(" ");
    const details = fold(detail);
    note(name, at, weight ? 1 : 0.8);
    note(words.map((word, i) => word + (words[i + 1] || "")).join(" "), at, 0.9);
    note(details, at, 0.9);
    also.forEach((text) => note(fold(text), at, 0.9));
    note(fold(kind), at, weight > 2 ? 0.9 : 0.4);
    const text = ` ${[...names, details].join(" | ")} `;
    for (const word of new Set(text.split(" "))) {
      for (const [phrase, group] of beginning.get(word) || []) if (text.includes(` ${phrase} `)) group.forEach((words) => note(words, at, 0.7));
    }
  });

  // How many letters were left out, put in, changed or swapped between two words; more than `most` counts as one more than that.
  const slips = (one, other, most) => {
    if (Math.abs(one.length - other.length) > most) return most + 1;
    let before = [];
    let last = [...Array(other.length + 1).keys()];
    for (let i = 1; i <= one.length; i++) {
      const row = [i];
      let least = i;
      for (let j = 1; j <= other.length; j++) {
        const changed = one[i - 1] === other[j - 1] ? 0 : 1;
        row[j] = Math.min(last[j] + 1, row[j - 1] + 1, last[j - 1] + changed);
        if (i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1]) row[j] = Math.min(row[j], before[j - 2] + 1);
        if (row[j] < least) least = row[j];
      }
      if (least > most) return most + 1;
      [before, last] = [last, row];
    }
    return last[other.length];
  };

  // How well a word of the index answers a word that was asked, from 0 to 1. Numbers are never guessed.
  const likeness = (asked, word, guess) => {
    if (word === asked) return 1;
    if (word === asked + "s" || asked === word + "s") return 0.95;
    if (asked.length > 1 && word.startsWith(asked)) return 0.6 + (0.3 * asked.length) / word.length;
    const most = asked.length < 4 || /\d/.test(asked + word) ? 0 : asked.length < 7 ? 1 : 2;
    if (!guess || !most) return 0;
    const wrong = slips(asked, word, most);
    if (wrong <= most) return 0.7 - 0.15 * wrong;
    return asked.length > 4 && word.length > asked.length && slips(asked, word.slice(0, asked.length), 1) < 2 ? 0.4 : 0;
  };

  // For each word that was asked, the entries that have it or one like it, with how well they do. Two words may stand there as one.
  const answers = (words, guess) =>
    words.map((asked, i) => {
      const joined = [words[i - 1] + asked, asked + words[i + 1]];
      const found = new Map();
      for (const [word, places] of vocabulary) {
        const like = joined.includes(word) ? 0.9 : likeness(asked, word, guess);
        if (like) for (const [at, worth] of places) if (!(found.get(at) >= like * worth)) found.set(at, like * worth);
      }
      return found;
    });

  // How nearly the whole of a name was asked.
  const fit = (question, words, name) => {
    const shape = name === question ? 0.6 : name.startsWith(question) ? 0.3 : ` ${name}`.includes(` ${question}`) ? 0.15 : 0;
    return shape + 0.3 * Math.min(1, words.length / name.split(" ").length);
  };

  const ranked = (question, words, guess, whole) => {
    const found = answers(words, guess);
    const worth = words.map((word, i) => (little.has(word) ? 0.1 : Math.log(2 + entries.length / (1 + found[i].size))));
    const all = worth.reduce((sum, one) => sum + one, 0);
    const needed = words.every((word) => little.has(word)) ? words : words.filter((word) => !little.has(word));
    const scores = [];
    entries.forEach((entry, at) => {
      const has = (word) => found[words.indexOf(word)].has(at);
      if (whole ? !needed.every(has) : !needed.some(has)) return;
      let score = words.reduce((sum, word, i) => sum + worth[i] * (found[i].get(at) || 0), 0) / all;
      if (!whole && score < 0.3) return;
      score += 0.08 * entry.weight + Math.max(...entry.names.map((name) => fit(question, words, name))) * (entry.weight ? 1 : 0.3);
      scores.push([score, at]);
    });
    return scores.sort((one, other) => other[0] - one[0] || one[1] - other[1]).map(([, at]) => entries[at]);
  };

  // The other name by which an entry was found, if a word that was asked stands only there.
  const otherName = ({ name, kind, detail, also, names }, words) => {
    const shown = ` ${name} ${fold(detail)} ${fold(kind)}`;
    const unseen = words.filter((word) => !little.has(word) && !shown.includes(` ${word}`));
    return also.find((_, at) => unseen.some((word) => ` ${names[at + 1]}`.includes(` ${word}`))) || "";
  };

  // Whole answers first; if they are few, those that are whole but for slips of the pen; if there is none, those to some of the words.
  return (text) => {
    const question = fold(text);
    if (!question) return [];
    const words = [...new Set(question.split(" "))];
    const sure = ranked(question, words, false, true);
    const likely = sure.length < 5 ? ranked(question, words, true, true) : [];
    const found = [...new Set([...sure, ...likely])];
    return (found.length ? found : ranked(question, words, true, false)).map((entry) => ({ ...entry, by: otherName(entry, words) }));
  };
};

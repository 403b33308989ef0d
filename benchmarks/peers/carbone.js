// Carbone, with one loop over articles and clauses; the texts come filled.
// node carbone.js FOLDER OUT, or: node carbone.js FOLDER OUTDIR ROWS
const fs = require('fs');
const path = require('path');
const carbone = require(require.resolve('carbone', { paths: [process.env.CARBONE_AT || path.dirname(__dirname)] }));
const [folder, out, rowsFile] = process.argv.slice(2);
const data = JSON.parse(fs.readFileSync(path.join(folder, 'data.json'), 'utf8'));
const template = path.join(folder, 'carbone.docx');

function filled(company, deadline) {
  const articles = data.articles.map(a => ({
    number: a.number,
    heading: a.heading,
    clauses: a.clauses.map(c => {
      const values = { ...c.values, choice: c.choice[data.pilot ? 0 : 1] };
      if (c.first && deadline) values.deadline = deadline;
      const words = c.paragraphs.map(p => p.replace(/\{(\w+)\}/g, (_, name) => values[name]));
      return { number: c.number, heading: c.heading, a: words[0], b: words[1], c: words[2], d: words[3] };
    }),
  }));
  return { ...data, company, articles };
}

function write(company, deadline, target) {
  return new Promise((done, failed) => {
    carbone.render(template, filled(company, deadline), {}, (error, result) => {
      if (error) return failed(error);
      fs.writeFileSync(target, result);
      done();
    });
  });
}

(async () => {
  if (!rowsFile) {
    await write(fs.readFileSync(path.join(folder, 'company.txt'), 'utf8'), '', out);
  } else {
    const rows = fs.readFileSync(rowsFile, 'utf8').split('\n').filter(Boolean).map(line => JSON.parse(line));
    const began = process.hrtime.bigint();
    let count = 0;
    for (const row of rows) await write(row.company, `${row.deadline} days`, path.join(out, `${++count}.docx`));
    const seconds = Number(process.hrtime.bigint() - began) / 1e9;
    console.log(JSON.stringify({ documents: count, seconds }));
  }
  process.exit(0);
})().catch(error => { console.error(error); process.exit(1); });

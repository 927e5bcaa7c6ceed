// A file field takes a dropped file over its whole area, in the page's own words, and says the file's name and size.
for (const area of document.querySelectorAll('.drop')) {
  const input = area.querySelector('input');
  const add = (className, text) => {
    const element = Object.assign(document.createElement('span'), { className, textContent: text });
    area.append(element);
    return element;
  };
  add('button', area.dataset.choose).ariaHidden = true;
  const says = add('hint', area.dataset.drop);
  says.setAttribute('role', 'status');
  area.classList.add('ready');
  const size = (bytes) => {
    const [unit, by] = bytes < 1e6 ? ['kilobyte', 1e3] : ['megabyte', 1e6];
    const format = { style: 'unit', unit, maximumFractionDigits: unit === 'kilobyte' ? 0 : 1 };
    return new Intl.NumberFormat(document.documentElement.lang, format).format(bytes / by);
  };
  const tell = () => {
    says.textContent = [...input.files].map((file) => `${file.name} · ${size(file.size)}`).join(', ') || area.dataset.drop;
    area.classList.toggle('full', input.files.length > 0);
  };
  input.addEventListener('change', tell);
  addEventListener('pageshow', tell);
  area.addEventListener('dragover', () => area.classList.add('over'));
  for (const kind of ['dragleave', 'drop']) area.addEventListener(kind, () => area.classList.remove('over'));
}

// A file may be dropped on the whole area, which then says its name and size.
for (const area of document.querySelectorAll('.drop')) {
  const input = area.querySelector('input');
  const says = document.createElement('p');
  says.className = 'hint';
  says.setAttribute('aria-live', 'polite');
  says.textContent = area.dataset.drop;
  area.append(says);
  const size = (bytes) => {
    const [unit, by] = bytes < 1e6 ? ['kilobyte', 1e3] : ['megabyte', 1e6];
    const format = { style: 'unit', unit, maximumFractionDigits: unit === 'kilobyte' ? 0 : 1 };
    return new Intl.NumberFormat(document.documentElement.lang, format).format(bytes / by);
  };
  const tell = () => {
    const files = [...input.files];
    says.textContent = files.length ? files.map((file) => `${file.name} · ${size(file.size)}`).join(', ') : area.dataset.drop;
    area.classList.toggle('full', files.length > 0);
  };
  input.addEventListener('change', tell);
  for (const kind of ['dragenter', 'dragover'])
    area.addEventListener(kind, (event) => {
      event.preventDefault();
      area.classList.add('over');
    });
  for (const kind of ['dragleave', 'drop']) area.addEventListener(kind, () => area.classList.remove('over'));
  area.addEventListener('drop', (event) => {
    event.preventDefault();
    if (input.disabled || !event.dataTransfer.files.length) return;
    input.files = event.dataTransfer.files;
    tell();
  });
}

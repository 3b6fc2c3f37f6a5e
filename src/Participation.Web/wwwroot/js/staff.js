// "/" goes to the search box, from anywhere on the page but a field.
document.addEventListener('keydown', event => {
  if (event.key !== '/' || event.ctrlKey || event.metaKey || event.altKey) return;
  const at = event.target;
  if (at.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(at.tagName)) return;
  const box = document.getElementById('find') ?? document.getElementById('search');
  if (!box) return;
  event.preventDefault();
  box.focus();
  box.select();
});

// Comforts of a citizen form; without script it works the same.
for (const form of document.querySelectorAll('form[data-once]')) {
  form.addEventListener('submit', event => {
    const button = event.submitter || form.querySelector('button');
    // Not "disabled": coming back with the browser's back button must leave it usable.
    button.textContent = button.dataset.busy;
  });
  addEventListener('pageshow', () => {
    for (const button of form.querySelectorAll('button[data-text]')) button.textContent = button.dataset.text;
  });
}
for (const box of document.querySelectorAll('textarea[data-max]')) {
  const left = document.getElementById(box.dataset.left);
  const show = () => {
    const rest = Number(box.dataset.max) - box.value.length;
    left.textContent = rest < 0 ? `ยาวเกินไป ${-rest} ตัวอักษร` : rest <= 200 ? `พิมพ์ได้อีก ${rest} ตัวอักษร` : '';
  };
  box.addEventListener('input', show);
  show();
}
// A question that is asked only after certain answers shows when it applies; without script it says so itself.
for (const part of document.querySelectorAll('form [data-when]:not([data-when=""])')) {
  const values = part.dataset.values.split(',');
  const show = () => {
    part.hidden = ![...part.closest('form').querySelectorAll(`[name="${part.dataset.when}"]:checked`)].some(input => values.includes(input.value));
  };
  part.closest('form').addEventListener('change', show);
  show();
}

// Says in our words what was chosen; without script the browser says it in its own.
for (const input of document.querySelectorAll('.choose input[type=file]')) {
  const told = document.getElementById(input.dataset.chosen);
  const show = () => {
    const files = [...input.files];
    told.textContent = files.length === 0 ? 'ยังไม่ได้เลือกไฟล์' : `เลือกแล้ว ${files.length} ไฟล์: ${files.map(file => file.name).join(', ')}`;
  };
  input.closest('.choose').classList.add('told');
  told.hidden = false;
  input.addEventListener('change', show);
  // Coming back, the browser may have kept what was chosen.
  addEventListener('pageshow', show);
  show();
}

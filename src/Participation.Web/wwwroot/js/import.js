// Shows how far an import is; without script the link below the bar does.
const bar = document.querySelector('[data-progress]');
const words = document.getElementById('words');
const look = async () => {
  try {
    const answer = await fetch(bar.dataset.progress);
    const { done, total, running } = await answer.json();
    if (!running) return location.reload();
    bar.max = Math.max(1, total);
    bar.value = done;
    words.textContent = `${done.toLocaleString('en')} จาก ${total.toLocaleString('en')} แถว`;
  } catch {
    // A lost connection: the next look tells.
  }
  setTimeout(look, 700);
};
look();

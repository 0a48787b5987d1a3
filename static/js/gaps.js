/** A click between two lines of a claim is meant for that claim. */
document.addEventListener("click", (event) => {
  const copy = event.target.closest?.("#copy p.copy, #copy h1");
  if (!copy || event.target.closest("a")) return;
  const lines = [...copy.querySelectorAll("a.claim")].flatMap((claim) => [...claim.getClientRects()].map((box) => ({ claim, box })));
  const beside = lines.filter(({ box }) => box.left <= event.clientX && event.clientX <= box.right);
  const distance = ({ box }) => Math.max(box.top - event.clientY, event.clientY - box.bottom);
  const nearest = beside.sort((one, other) => distance(one) - distance(other))[0];
  if (nearest && distance(nearest) < nearest.box.height / 2) nearest.claim.click();
});

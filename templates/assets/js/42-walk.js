/* From note to note: with the buttons of the overview, or with n and p. How a step is made comes with the first one
   (notes/10-step.js). */
postil.walk = async (step) => {
  if (!postil.annotated()) return;
  await postil.need("notes.js");
  postil.step(step);
};

postil.behavior(() => {
  for (const button of postil.all("[data-walk]")) button.onclick = () => postil.walk(+button.dataset.walk);
});

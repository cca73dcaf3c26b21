export default {
  layout: "briefing.11ty.js",
  permalink: (data) => `/briefings/${data.page.fileSlug}/`,
};

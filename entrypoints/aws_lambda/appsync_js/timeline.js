// The code of the resolver of Case.timeline, over a NONE data source: where a document asks for
// several pages under aliases, the field above has answered all of them by their number.
export function request() {
  return {};
}

export function response(ctx) {
  const pages = ctx.source.timelinePages;
  const page = ctx.arguments.page ? ctx.arguments.page : 1;
  return pages ? pages[`${page}`] : ctx.source.timeline;
}

// As resolver.js, for a resolver with `maxBatchSize`: the function is sent a list and answers one.
import { util } from '@aws-appsync/utils';

export function request(ctx) {
  const { arguments: args, identity, source, request, prev, info, stash } = ctx;
  return {
    operation: 'BatchInvoke',
    payload: { arguments: args, identity, source, request, prev, info, stash },
  };
}

export function response(ctx) {
  if (ctx.error) {
    util.error('Something went wrong on our side.', 'INTERNAL');
  }
  const told = ctx.result;
  if (told && told.errorType) {
    util.error(told.errorMessage, told.errorType, null, told.errorInfo);
  }
  return told;
}

// The code of every resolver of Query and Mutation (runtime APPSYNC_JS 1.0.0): it hands the whole
// context to the function and makes an error of an answer that has an `errorType`.
import { util } from '@aws-appsync/utils';

export function request(ctx) {
  const { arguments: args, identity, source, request, prev, info, stash } = ctx;
  return {
    operation: 'Invoke',
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

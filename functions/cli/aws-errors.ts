// What AWS or its SDK refuses, in words that say what to do.
import { NotFoundError, UsageError } from './exit.ts';
import type { StackName } from './stack-name.ts';

const CREDENTIALS = 'Sign in with "aws sso login" or "aws configure", or name a profile with --profile.';
const UNKNOWN_KEYS = [
  'UnrecognizedClientException',
  'InvalidClientTokenId',
  'InvalidAccessKeyId',
  'SignatureDoesNotMatch',
  'IncompleteSignature',
];
const EXPIRED = ['ExpiredToken', 'ExpiredTokenException', 'RequestExpired'];
const DENIED = ['AccessDenied', 'AccessDeniedException', 'UnauthorizedOperation', 'AuthorizationError'];
const UNREACHABLE = ['ECONNREFUSED', 'ENOTFOUND', 'ECONNRESET', 'EAI_AGAIN', 'ETIMEDOUT', 'TimeoutError'];

/** The error to throw in its place; itself where there is nothing to add. */
export function explained(error: unknown, { name, region, profile }: StackName): unknown {
  if (!(error instanceof Error)) return error;
  const of = `${profile ? ` with the profile ${profile}` : ''}${region ? ` in ${region}` : ''}`;
  const code = 'code' in error && typeof error.code === 'string' ? error.code : error.name;
  if (error.name === 'ValidationError' && /does not exist/.test(error.message))
    return new NotFoundError(
      `there is no stack ${name}${of || ' in the region and account that are set'}\nIt is called Wiredesk, or Wiredesk-<stage>; --region and --profile say where to look.`,
      { cause: error },
    );
  if (/Region is missing/.test(error.message))
    return new UsageError('no AWS region is set\nName one with --region, or in AWS_REGION.', { cause: error });
  if (error.name === 'CredentialsProviderError' || /credential/i.test(error.name))
    return new UsageError(`no AWS credentials were found${of}: ${error.message}\n${CREDENTIALS}`, { cause: error });
  if (EXPIRED.includes(error.name)) return new UsageError(`the AWS credentials have expired\n${CREDENTIALS}`, { cause: error });
  if (UNKNOWN_KEYS.includes(error.name))
    return new UsageError(`AWS does not know these credentials: ${error.message}\n${CREDENTIALS}`, { cause: error });
  if (DENIED.includes(error.name)) return new Error(`AWS refuses it${of}: ${error.message}`, { cause: error });
  if (UNREACHABLE.includes(code)) return new Error(`AWS cannot be reached${of}: ${error.message || code}`, { cause: error });
  return error;
}

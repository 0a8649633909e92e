import type { FaultMode, FaultService } from './fault-modes.js';

/** An answer of a failing service. */
export interface FaultAnswer {
  readonly status: number;
  readonly body: unknown;
}

const graphError = (status: number, code: string, message: string): FaultAnswer => ({
  status,
  body: { error: { code, message, innerError: { 'request-id': 'sandbox-fault' } } },
});

const exchangeError = (status: number, message: string): FaultAnswer => ({
  status,
  body: {
    error: {
      code: 'InternalServerError',
      message: 'Error executing cmdlet',
      details: [{ code: 'Client', target: '', message }],
      innererror: {
        message: 'Error executing cmdlet',
        type: 'Microsoft.Exchange.Admin.OData.Core.ODataServiceException',
      },
    },
  },
});

const tokenError = (status: number, error: string, code: number, text: string): FaultAnswer => ({
  status,
  body: {
    error,
    error_description: `AADSTS${code}: ${text} Trace ID: 00000000-0000-0000-0000-000000000000`,
    error_codes: [code],
    timestamp: '2026-01-01 00:00:00Z',
    trace_id: '00000000-0000-0000-0000-000000000000',
    correlation_id: '00000000-0000-0000-0000-000000000000',
  },
});

const connectorError = (status: number, code: string, message: string): FaultAnswer => ({
  status,
  body: { error: { code, message } },
});

type Answers = { readonly [M in FaultMode]?: FaultAnswer };

/** Modes that are an answer of the service. The others act on the connection or on a good answer. */
export const faultAnswers: { readonly [S in FaultService]: Answers } = {
  authority: {
    'refuse-token': tokenError(401, 'invalid_client', 7000215, 'Invalid client secret provided.'),
    'no-consent': tokenError(
      400,
      'invalid_grant',
      65001,
      'The user or administrator has not consented to use the application.',
    ),
    'deny-cmdlet': tokenError(
      400,
      'unauthorized_client',
      700016,
      'Application was not found in the directory.',
    ),
    throttle: tokenError(429, 'temporarily_unavailable', 50196, 'Client request loop.'),
    'error-500': tokenError(500, 'server_error', 90033, 'A transient error has occurred.'),
    'empty-page': { status: 200, body: {} },
  },
  graph: {
    'refuse-token': graphError(401, 'InvalidAuthenticationToken', 'Access token is invalid.'),
    'no-consent': graphError(
      403,
      'Authorization_RequestDenied',
      'Insufficient privileges to complete the operation: the application has no consent.',
    ),
    'deny-cmdlet': graphError(
      403,
      'Authorization_RequestDenied',
      'Insufficient privileges to complete the operation.',
    ),
    throttle: graphError(429, 'TooManyRequests', 'Too many requests.'),
    'error-500': graphError(500, 'InternalServerError', 'An internal server error occurred.'),
    'empty-page': { status: 200, body: { value: [] } },
  },
  exchange: {
    'refuse-token': { status: 401, body: '' },
    'no-consent': exchangeError(
      403,
      "[FailureCategory=AuthZ-CmdletAccessDeniedException] The role assigned to application 22222222-2222-4222-8222-222222222222 isn't supported in this scenario. Please check online documentation for assigning correct Directory Roles to Azure AD Application for EXO App-Only Authentication.",
    ),
    'deny-cmdlet': exchangeError(
      403,
      'ExA1D0C4|Microsoft.Exchange.Configuration.Authorization.CmdletAccessDeniedException|The cmdlet is not present in the role definition of the current user.',
    ),
    throttle: exchangeError(
      429,
      'You have reached the maximum number of concurrent requests per tenant. Please wait and try again.',
    ),
    'error-500': {
      status: 500,
      body: { error: { code: 'InternalServerError', message: 'An unexpected error occurred.' } },
    },
    'empty-page': { status: 200, body: { value: [] } },
  },
  connector: {
    'refuse-token': connectorError(401, 'Unauthorized', 'Authorization has been denied.'),
    'no-consent': connectorError(
      403,
      'BotNotInConversationRoster',
      'The bot is not part of the conversation roster.',
    ),
    'deny-cmdlet': connectorError(403, 'MessageWritesBlocked', 'Message writes are blocked.'),
    throttle: connectorError(429, 'TooManyRequests', 'Too many requests.'),
    'error-500': connectorError(500, 'InternalServerError', 'Internal server error.'),
    'empty-page': { status: 200, body: {} },
  },
};

/** Trouble with the account, the server, or the paper itself. Seen late 2026 in public bug reports and vendors' pages. */
import { always, type Case, error, operator, row, standsIn } from './said.ts';

export const ACCOUNT: readonly Case[] = [
  // The account and the server.
  row('refuses the key', always(error(401, 'Incorrect API key provided')), operator('access-denied', /OPENAI_API_KEY/)),
  row(
    'refuses the key with 400',
    always(error(400, 'API key not valid. Please pass a valid API key.', { status: 'INVALID_ARGUMENT' })),
    operator('access-denied', /key/i),
  ),
  row(
    'serves no such country',
    always(error(403, 'Country, region, or territory not supported', { code: 'unsupported_country_region_territory' })),
    operator('access-denied', /Country/),
  ),
  row(
    'does not have the model (Ollama)',
    always(error(404, 'model "missing" not found, try pulling it first', { type: 'not_found_error' })),
    operator('model-retired', /pulling/),
  ),
  row(
    'does not have the model (vLLM)',
    always({
      status: 404,
      body: { object: 'error', message: 'The model `x` does not exist.', type: 'NotFoundError', code: 404 },
    }),
    operator('model-retired', /does not exist/),
  ),
  row(
    'has retired the model',
    always(
      error(400, 'The model `x` has been decommissioned and is no longer supported.', { code: 'model_decommissioned' }),
    ),
    operator('model-retired', /decommissioned/),
  ),
  row(
    'takes the id for none',
    always(error(400, 'foo is not a valid model ID')),
    operator('model-retired', /valid model/),
  ),
  row(
    'has no model loaded',
    always(error(400, 'No models loaded. Please load a model in the developer page.')),
    operator('model-retired', /No models loaded/),
  ),
  row('is another program', always({ status: 404, body: '404 page not found' }), operator('unreachable', /\/v1/)),
  row('answers 404 in JSON', always({ status: 404, body: { detail: 'Not Found' } }), operator('unreachable', /\/v1/)),
  row(
    'shows a page',
    always({ headers: { 'content-type': 'text/html' }, body: '<!doctype html><html><body>LM Studio UI</body></html>' }),
    operator('unreachable', /\/v1/),
  ),
  row(
    'has moved',
    always({ status: 301, headers: { location: 'https://elsewhere.example/v1' } }),
    operator('unreachable', /elsewhere/),
  ),
  row(
    'has no quota left',
    always(
      error(429, 'You exceeded your current quota, please check your plan and billing details.', {
        code: 'insufficient_quota',
      }),
    ),
    operator('quota', /quota/),
  ),
  row(
    'has no credit left',
    always(error(402, 'Insufficient credits. Add more at the settings page.')),
    operator('quota', /credit/),
  ),
  row(
    'has spent the tokens of the day',
    always(error(429, 'Rate limit reached on tokens per day (TPD): Limit 100000, Used 99990')),
    operator('quota', /per day/),
  ),
  row(
    'sends an error with status 200',
    always({ body: { error: { code: 401, message: 'No auth credentials found' } } }),
    operator('access-denied', /OPENAI_API_KEY/),
  ),
  // A paper's own.
  row(
    'filters the prompt (Azure)',
    always(
      error(400, "The response was filtered due to the prompt triggering Azure OpenAI's content management policy.", {
        code: 'content_filter',
        status: 400,
      }),
    ),
    standsIn(1, 'filter'),
  ),
  row(
    'inspects the data',
    always(error(400, 'Input data may contain inappropriate content.', { code: 'data_inspection_failed' })),
    standsIn(1, 'filter'),
  ),

  row(
    'is kept behind a wall',
    always({
      status: 403,
      headers: { 'content-type': 'text/html' },
      body: '<html><title>Just a moment...</title></html>',
    }),
    operator('access-denied', /access/),
  ),
  row(
    'tells a wrong key in a list of errors',
    always({ status: 401, body: { success: false, errors: [{ code: 10000, message: 'Authentication error' }] } }),
    operator('access-denied', /OPENAI_API_KEY/),
  ),
  row(
    'tells an error as a bare text',
    always({ status: 404, body: { error: 'model not found: m' } }),
    operator('model-retired', /not found/),
  ),
];

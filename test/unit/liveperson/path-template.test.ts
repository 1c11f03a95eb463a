import { describe, expect, it } from '@jest/globals';
import * as endpoints from '../../../src/liveperson/endpoints.js';
import { pathTemplate } from '../../../src/liveperson/path-template.js';

const paths = Object.values(endpoints).map((build) => build('31Xx-known', 'dialog-known', 7));

describe('pathTemplate', () => {
  it('knows every endpoint, and shows no id of it', () => {
    const templates = paths.map(pathTemplate);
    expect(templates).not.toContain(undefined);
    expect(new Set(templates).size).toBe(paths.length);
    expect(templates.join()).not.toMatch(/known|\?/);
  });

  it.each(['/v1/AUTH_async-images/31/a_uuid.PNG?temp_url_sig=1', '/', '', '/api/account//consumer'])(
    'knows no form of %j',
    (path) => {
      expect(pathTemplate(path)).toBeUndefined();
    },
  );
});

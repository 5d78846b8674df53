/** Settings of engines, by engine name: `engines.http.key`. */
import type { SettingSpecs } from '../sources/source.js';
import { HTTP_SETTINGS } from './http/settings.js';

export const ENGINE_SETTINGS: Readonly<Record<string, SettingSpecs>> = {
  http: HTTP_SETTINGS,
  onnx: {
    model: { description: 'the folder of the model, unless --model names one' },
    languages: {
      description: 'languages the model was made for, such as en,de; texts in others are unscored',
      list: true,
    },
  },
};

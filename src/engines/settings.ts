/** The settings of engines, by the name of the engine: `engines.http.key`. */
import type { SettingSpecs } from '../sources/source.js';
import { HTTP_SETTINGS } from './http/settings.js';

export const ENGINE_SETTINGS: Readonly<Record<string, SettingSpecs>> = {
  http: HTTP_SETTINGS,
  onnx: {
    model: { description: 'the folder of the model, where --model does not say' },
    languages: { description: 'what the model was made for, as en,de; other languages are unscored', list: true },
  },
};

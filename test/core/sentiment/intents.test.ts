import { describe, expect, it } from '@jest/globals';
import { INTENT_RULES, INTENTS } from '../../../src/core/sentiment/intent-rules.js';
import { intentRulesIn, intentsOf } from '../../../src/core/sentiment/intents.js';

describe('intents', () => {
  it.each<[string, string[]]>([
    ['does it come in blue?', ['question.mark']],
    ['How do I reset it', ['question.how']],
    ['still waiting for my refund', ['complaint.waiting', 'complaint.refund']],
    ['no reply for 3 days', ['complaint.silence']],
    ['I was charged twice', ['complaint.charged']],
    ['nobody answers the phone', ['complaint.silence']],
    ['kindly stop', ['complaint.stop']],
    ['my bag never arrived', ['complaint.delivery']],
    ['This is not proper', ['complaint.service']],
    ['thx so much', ['praise.thanks']],
    ['I love it', ['praise.love']],
    ['no complaints', ['praise.best']],
    ['killer feature', ['praise.best']],
    ['I highly recommend it', ['recommendation.give']],
    ['can anyone recommend a phone?', ['question.mark', 'recommendation.ask']],
    ['switching to Globex', ['switch.leave']],
    ['cancelled my subscription', ['switch.leave']],
    ['it crashed again', ['bug.crash']],
    ["the app won't open", ['bug.fails']],
    ['where can I buy one', ['question.how', 'purchase.will']],
    ['just bought a new phone', ['purchase.did']],
    ['It opens at nine', []],
    ['', []],
  ])('of %j are told by %j', (text, rules) => {
    expect(intentRulesIn(text)).toEqual(expect.arrayContaining(rules));
    expect(intentsOf(intentRulesIn(text)).sort()).toEqual([...new Set(rules.map((rule) => rule.split('.')[0]))].sort());
  });

  it('turn around with a negation', () => {
    expect(intentsOf(intentRulesIn("I don't love it"))).not.toContain('praise');
    expect(intentsOf(intentRulesIn('I would not recommend it'))).toEqual(['complaint']);
  });

  it('have a rule each, of a name that begins with the intent', () => {
    for (const intent of INTENTS) {
      expect(Object.keys(INTENT_RULES).filter((rule) => rule.startsWith(`${intent}.`))).not.toEqual([]);
    }
  });
});

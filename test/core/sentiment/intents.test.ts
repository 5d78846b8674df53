import { describe, expect, it } from '@jest/globals';
import { INTENT_RULES, INTENTS } from '../../../src/core/sentiment/intent-rules.js';
import { intentRulesIn, intentsOf } from '../../../src/core/sentiment/intents.js';

describe('intents', () => {
  it.each<[string, string[]]>([
    ['does it come in blue?', ['question.mark']],
    ['How do I reset it', ['question.how']],
    ['still waiting for my refund', ['complaint.waiting', 'complaint.refund']],
    ['waiting three weeks now', ['complaint.waiting']],
    ['their service is simply terrible', ['complaint.service']],
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
  ])('of %j follow from the rules %j', (text, rules) => {
    expect(intentRulesIn(text)).toEqual(expect.arrayContaining(rules));
    expect(intentsOf(intentRulesIn(text)).sort()).toEqual([...new Set(rules.map((rule) => rule.split('.')[0]))].sort());
  });

  it.each([
    'What a lovely phone',
    'when it works it is great',
    'where I live it rains',
    'which is why I left',
    'How much I loved this place',
    'I do not know anyone else who does',
  ])('do not include a question for %j', (text) => {
    expect(intentsOf(intentRulesIn(text))).not.toContain('question');
  });

  it.each([
    "where's my refund",
    'where’s my refund',
    "how's the battery",
    'what happened to the blue one',
    'how much is it',
    "why can't I log in",
    'Hi: how do I reset it',
    'a lovely phone, what a day?',
  ])('include a question for %j', (text) => {
    expect(intentsOf(intentRulesIn(text))).toContain('question');
  });

  it.each<[string, string[]]>([
    ["I don't love it", []],
    ['not in love with it', []],
    ['not the best', []],
    ['not so good', []],
    ['not a big fan', []],
    ['not a well done job', []],
    ['no longer works great', []],
    ['no good service here', []],
    ['I would not recommend it', ['complaint']],
    ['not a must have', []],
    ["don't give it a try", []],
    ['not looking for a phone', []],
    ['never crashes', []],
    ['no longer crashing', []],
    ['no bugs', []],
    ['I have not found a bug', []],
    ['it has no bugs in it', []],
    ['nothing is broken', []],
    ['it never logged me out', []],
    ['without an error', []],
    ['not rude at all', []],
    ['the service was not bad', []],
    ['the staff is anything but great', []],
    ['no hidden fees', []],
    ['I was never charged twice', []],
    ['the flight was not delayed', []],
    ['nothing arrived broken', []],
    ['never lost my bag', []],
    ['not a bad experience', []],
    ['not a waste of money', []],
    ["don't want a refund", []],
    ['never been waiting', []],
    ['never tired of this', []],
    ['not fed up', []],
    ["don't stay away", []],
    ['never going to buy this', []],
    ['not in stock', []],
    ['not thinking of buying', []],
    ['never bought one', []],
    ['not leaving you', []],
    ['not switching to Globex', []],
    ['not done with it', []],
    ['no alternative to it', []],
  ])('are dropped or reversed by a negation: %j', (text, intents) => {
    expect(intentsOf(intentRulesIn(text))).toEqual(intents);
  });

  it.each<[string, string[]]>([
    ['No, it is the best', ['praise']],
    ['not cheap but the best', ['praise']],
    ['not only the best', ['praise']],
    ["can't recommend it enough", ['recommendation']],
    ["it doesn't work, crashes", ['bug']],
    ['no reply, still waiting', ['complaint']],
    ['thanks for the refund', ['praise']],
    ['thank you!', ['praise']],
    ['no thanks', []],
  ])('respect the scope of a negation: %j', (text, intents) => {
    expect(intentsOf(intentRulesIn(text))).toEqual(intents);
  });

  it('have at least one rule each, whose name begins with the intent', () => {
    for (const intent of INTENTS) {
      expect(Object.keys(INTENT_RULES).filter((rule) => rule.startsWith(`${intent}.`))).not.toEqual([]);
    }
  });
});

import { expect, test } from 'vitest';
import { connectRaw, identity } from './raw-gateway.ts';
import { BUTTONS, FORM, postButtons, type Registered, register } from './registered.ts';
import { useScene } from './scene.ts';
import { property } from './validation/form.ts';

const scene = useScene();
const registered = async () => register(await scene({ answerWithinMs: 5000 }));

test('buttons and selects are those of the message, and update it', async () => {
  const here = await registered();
  const { press, choose } = here.discord.people;
  const use = await postButtons(here);
  expect(() => press({ ...use, customId: 'none' })).toThrow('no component');
  expect(() => press({ ...use, customId: 'off' })).toThrow('disabled');
  expect(() => press({ ...use, customId: 'pick' })).toThrow('is a select');
  expect(() => choose({ ...use, customId: 'pick', values: ['b'] })).toThrow('offers no “b”');
  expect(() => choose({ ...use, customId: 'pick', values: [] })).toThrow('1 to 1');
  const pressed = press({ ...use, customId: 'go' });
  await here.answer(pressed, 7, { content: 'updated' });
  const updated = await pressed.answered();
  expect([updated.kind, updated.message?.content]).toEqual(['update', 'updated']);
  const chosen = choose({ ...use, customId: 'pick', values: ['a'] });
  await here.answer(chosen, 6);
  expect((await chosen.answered()).kind).toBe('deferred-update');
  await here.webhook('PATCH', chosen, '/messages/@original', { components: [] });
  expect((await chosen.completed()).message?.components).toEqual([]);
});

test('a form that was opened can be sent off, with what its fields take', async () => {
  const here = await registered();
  const { press, submit } = here.discord.people;
  const use = await postButtons(here);
  const opened = press({ ...use, customId: 'go' });
  expect(() => submit(opened, {})).toThrow('No form was opened');
  const bad = await here.answer(opened, 9, { ...FORM, title: 'x'.repeat(46) });
  expect(bad.errors).toEqual(['data.title BASE_TYPE_BAD_LENGTH']);
  await here.answer(opened, 9, FORM);
  expect(await opened.answered()).toMatchObject({ kind: 'modal', modal: { custom_id: 'form' } });
  expect(() => submit(opened, {})).toThrow('“time” is required');
  expect(() => submit(opened, { other: 'x' })).toThrow('no field “other”');
  expect(() => submit(opened, { time: '09:000' })).toThrow('0 to 5 characters');
  const sent = submit(opened, { time: '09:00' });
  expect((await here.answer(sent, 9, FORM)).errors).toEqual(['type BASE_TYPE_CHOICES']);
  await here.answer(sent, 7, { content: 'saved' });
  expect((await sent.answered()).message?.content).toBe('saved');
});

test('a message command brings the message, whatever the intents', async () => {
  const here = await registered();
  const { discord, person, channel } = here;
  const message = discord.people.say(person.id, channel.id, 'arxiv.org/abs/2401.00001');
  const raw = connectRaw(discord.gatewayUrl);
  raw.send(2, identity(discord.token, 1));
  await raw.next('READY');
  discord.people.messageCommand({ user: person.id, name: 'Find this paper', message });
  const { d } = await raw.next('INTERACTION_CREATE');
  expect(property(d, 'data')).toMatchObject({
    type: 3,
    target_id: message.id,
    resolved: { messages: { [message.id]: { content: 'arxiv.org/abs/2401.00001' } } },
  });
});

async function threadWithButtons(here: Registered) {
  const { message } = await postButtons(here);
  const thread = here.discord.people.startThread(here.person.id, message, 'x');
  const { id } = (await here.rest('POST', `/channels/${thread.id}/messages`, BUTTONS)).body;
  const inside = { id: String(id), channelId: thread.id };
  const press = () =>
    here.discord.people.press({ user: here.person.id, message: inside, customId: 'go' });
  return { thread, press };
}

test('a press in an archived thread opens it first, unless the person may not', async () => {
  const here = await registered();
  const { thread, press } = await threadWithButtons(here);
  here.discord.world.changeThread(thread.id, { archived: true, locked: true });
  expect(press).toThrow('may not open');
  here.discord.world.changeThread(thread.id, { locked: false });
  press();
  expect(thread.thread?.archived).toBe(false);
});

test('in a thread that was archived meanwhile, an update is refused and a message opens it', async () => {
  const here = await registered();
  const { world } = here.discord;
  const { thread, press } = await threadWithButtons(here);
  const pressed = press();
  world.changeThread(thread.id, { archived: true, locked: true });
  expect((await here.answer(pressed, 7, { content: 'x' })).code).toBe(50083);
  expect((await here.answer(pressed, 4, { content: 'x' })).code).toBe(50083);
  world.changeThread(thread.id, { locked: false });
  expect((await here.answer(pressed, 4, { content: 'x' })).status).toBe(204);
  expect(thread.thread?.archived).toBe(false);
});

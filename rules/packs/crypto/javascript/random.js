const crypto = require('crypto');

// ruleid: javascript.random.guessable
const sessionId = Math.random().toString(36).slice(2);

function generatePassword(length) {
  const letters = 'abcdefghijkmnpqrstuvwxyz';
  let text = '';
  for (let i = 0; i < length; i += 1) {
    // ruleid: javascript.random.guessable
    text += letters[Math.floor(Math.random() * letters.length)];
  }
  return text;
}

const createResetToken = () => {
  // ruleid: javascript.random.guessable
  const value = Math.random();
  return value.toString(16);
};

class Account {
  invite(mail) {
    // ruleid: javascript.random.guessable
    this.inviteCode = 'i' + Math.random();
    // ruleid: javascript.random.guessable
    return { mail, apiKey: `k${Math.random()}` };
  }

  newToken() {
    // ruleid: javascript.random.guessable
    return Math.random().toString(36);
  }
}

// ok: javascript.random.guessable
const token = crypto.randomBytes(32).toString('hex');

function shuffle(items) {
  // ok: javascript.random.guessable
  return items.sort(() => Math.random() - 0.5);
}

// ok: javascript.random.guessable
const delay = Math.random() * 1000;
// ok: javascript.random.guessable
const colour = { hue: Math.random() };

function retry(password) {
  // ok: javascript.random.guessable
  setTimeout(() => login(password), Math.random() * 100);
}

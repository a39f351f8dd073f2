function send(frame, data) {
  // ruleid: javascript.messages.any-target
  frame.contentWindow.postMessage({ token: data.token }, '*');
  // ruleid: javascript.messages.any-target
  window.parent.postMessage(JSON.stringify(data), '*');
  // ruleid: javascript.messages.any-target
  window.opener.postMessage(data, { targetOrigin: '*' });
  // ok: javascript.messages.any-target
  frame.contentWindow.postMessage(data, 'https://app.example.com');
  // ok: javascript.messages.any-target
  window.parent.postMessage('ready', '*');
  // ok: javascript.messages.any-target
  window.postMessage(data, '*');
  // ok: javascript.messages.any-target
  worker.postMessage(data);
}

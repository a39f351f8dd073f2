const list = document.getElementById('list');
const HEADING = '<h1>News</h1>';

function show(items, page) {
  // ruleid: javascript.html.from-parts
  list.innerHTML = `<li>${items[0].name}</li>`;
  // ruleid: javascript.html.from-parts
  list.innerHTML += '<li>' + items[1].name + '</li>';
  // ruleid: javascript.html.from-parts
  document.querySelector('.title').outerHTML = '<h2>' + page.title;
  // ruleid: javascript.html.from-parts
  list.insertAdjacentHTML(
    'beforeend',
    `<li class="last">${page.footer}</li>`,
  );
  // ruleid: javascript.html.from-parts
  document.write('<base href="' + page.base + '">');
  // ok: javascript.html.from-parts
  styleElement.innerHTML = `body { color: ${page.color} }`;
  // ruleid: javascript.html.from-address
  document.write('<base href="' + location.hash + '">');
  // ok: javascript.html.from-parts
  list.innerHTML = '<li>' + 'none' + '</li>';
  // ok: javascript.html.from-parts
  list.innerHTML = `${HEADING}<p>nothing</p>`;
  // ok: javascript.html.from-parts
  list.innerHTML = DOMPurify.sanitize('<li>' + page.name + '</li>');
  // ok: javascript.html.from-parts
  list.innerHTML = `<li>${escapeHtml(page.name)}</li>`;
  // ok: javascript.html.from-parts
  list.textContent = '<' + page.name + '>';
}

function answer(response, name) {
  // ok: javascript.html.from-parts
  response.write('<p>' + name + '</p>');
}

function fill(element, html, cache) {
  // ruleid: javascript.html.from-variable
  element.innerHTML = html;
  // ruleid: javascript.html.from-variable
  element.firstChild.outerHTML = cache.page.body;
  // ruleid: javascript.html.from-variable
  element.insertAdjacentHTML('afterbegin', cache['head']);
  // ruleid: javascript.html.from-variable
  document.write(html);
  // ok: javascript.html.from-variable
  element.innerHTML = '';
  // ok: javascript.html.from-variable
  element.innerHTML = HEADING;
  // ok: javascript.html.from-variable
  element.innerHTML = DOMPurify.sanitize(html);
  // ok: javascript.html.from-variable
  element.innerHTML = element.parentNode.innerHTML;
  // ok: javascript.html.from-variable
  element.textContent = html;
  // ok: javascript.html.from-variable
  element.innerHTML = cache.sanitizedHtml;
}

function rows(user) {
  // ruleid: javascript.html.jquery
  $('#users').append('<tr><td>' + user.name + '</td></tr>');
  // ruleid: javascript.html.jquery
  $(this).html(`<b>${user.name}</b>`);
  // ruleid: javascript.html.jquery
  jQuery('#users').prepend('<p>' + user.mail);
  // ok: javascript.html.jquery
  $('#users').text('<' + user.mail + '>');
  // ok: javascript.html.jquery
  $('#users').append('<tr></tr>');
  // ok: javascript.html.jquery
  $('#users').append($('<td>').text(user.name));
  // ok: javascript.html.jquery
  $('#users').html('<p>' + _.escape(user.name) + '</p>');
  // ok: javascript.html.jquery
  $('#form').append('file-' + user.id, user.file);
}

window.addEventListener('message', (event) => {
  // ruleid: javascript.html.from-address
  list.innerHTML = event.data;
  // ruleid: javascript.html.from-address
  $('#search').html('Found: ' + new URLSearchParams(location.search).get('q'));
  // ok: javascript.html.from-address
  list.textContent = event.data;
  // ok: javascript.html.from-address
  list.innerHTML = DOMPurify.sanitize(location.hash.slice(1));
});

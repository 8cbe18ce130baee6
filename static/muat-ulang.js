/* For browsers too old for our modules (the box behind a television): asks for the page now and then and loads it again once it has
   come. A page that shows changes as they happen says so by data-langsung on its root, and is left alone. Old words only, on purpose. */
(function () {
	var seconds = Number(document.currentScript.getAttribute('data-detik'));
	var address = location.pathname + location.search;

	function mayReload() {
		return document.documentElement.getAttribute('data-langsung') === null && !/^(INPUT|SELECT|TEXTAREA)$/.test((document.activeElement || {}).tagName);
	}

	/** Without a line what is shown stays, with its time: a page of the browser's own would never come back from there. */
	function tellOld() {
		var note = document.querySelector('#sejak');
		if (!note || document.documentElement.getAttribute('data-langsung') !== null) return;
		note.querySelector('span').textContent = note.getAttribute('data-kata').replace('#', note.getAttribute('data-pukul'));
		note.hidden = false;
	}

	function look() {
		if (!mayReload()) return;
		var asked = new XMLHttpRequest();
		asked.open('GET', address);
		asked.timeout = 4000;
		asked.onload = function () {
			if (asked.status >= 500) tellOld();
			else if (mayReload()) location.replace(address);
		};
		asked.onerror = asked.ontimeout = tellOld;
		asked.send();
	}

	setInterval(look, seconds * 1000);
})();

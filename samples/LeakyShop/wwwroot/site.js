// After 25 minutes without a click or a key: asks, and logs out if nobody wants to stay.
const token = document.querySelector('input[name=__RequestVerificationToken]')?.value;
const signedIn = document.querySelector('.login form') !== null;

async function logOut(reason) {
    await fetch('/api/session/logout', {
        method: 'POST',
        headers: { 'Content-Type': 'application/json', 'RequestVerificationToken': token },
        body: JSON.stringify({ reason })
    });
    location.href = '/';
}

if (signedIn && token) {
    const dialog = document.getElementById('stay');
    let ask, leave;
    const restart = () => {
        clearTimeout(ask);
        clearTimeout(leave);
        dialog.close();
        ask = setTimeout(() => dialog.showModal(), 25 * 60 * 1000);
        leave = setTimeout(() => logOut('idle'), 27 * 60 * 1000);
    };
    dialog.querySelector('.leave').addEventListener('click', () => logOut('user'));
    ['click', 'keydown'].forEach(name => addEventListener(name, restart));
    restart();
}

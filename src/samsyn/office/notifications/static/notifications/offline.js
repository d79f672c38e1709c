// Goes back to the page that was asked for as soon as there is a network.
const AGAIN = 10000;
const reload = () => location.reload();

addEventListener("online", reload);
setInterval(() => fetch(location.href, { method: "HEAD" }).then(reload, () => {}), AGAIN);

// Goes back to the page that was asked for as soon as there is a network.
addEventListener("online", () => location.reload());

/* What axe would work out again and again is worked out once: colours by their names, contrasts by their looks. */
{
  // It makes the same few colours out of their names for every element again, which is a fifth of its work.
  const {Color} = axe.commons.color;
  const parse = Color.prototype.parseString;
  const colours = new Map();
  Color.prototype.parseString = function (text) {
    if (colours.has(text)) return Object.assign(this, colours.get(text));
    parse.call(this, text);
    const {r, g, b, alpha} = this;
    colours.set(text, {r, g, b, alpha});
    return this;
  };
}
{
  // The contrast of a text follows from how it and the grounds that it stands on look: what passed need not be
  // asked again of another text that looks the same on the same grounds, on this page or a later one.
  const {matches} = axe._audit.rules.find(({id}) => id === "color-contrast");
  const {evaluate} = axe._audit.checks["color-contrast"];
  const NOTHING = "rgba(0, 0, 0, 0),none,1,none,normal"; // an element that is no ground
  let grounds = new WeakMap();
  let passed = new Set();
  let found = [];

  const number = (text, seed) => {
    let [one, other] = [0xdeadbeef ^ seed, 0x41c6ce57 ^ seed];
    for (let at = 0; at < text.length; at += 1) {
      one = Math.imul(one ^ text.charCodeAt(at), 2654435761);
      other = Math.imul(other ^ text.charCodeAt(at), 1597334677);
    }
    return 4294967296 * (2097151 & other) + (one >>> 0);
  };

  /* Of an element and all around it; nothing where what is behind it may be somebody else's ground. */
  const ground = (element) => {
    if (!element) return 1;
    if (!grounds.has(element)) {
      const {backgroundColor, backgroundImage, opacity, position, filter, mixBlendMode} = getComputedStyle(element);
      const behind = ground(element.parentElement);
      const moved = position !== "static" && position !== "relative";
      const covered = backgroundColor.startsWith("rgb(") && opacity === "1";
      const looks = [backgroundColor, backgroundImage, opacity, filter, mixBlendMode].join();
      const own = looks === NOTHING ? behind : number(looks, behind);
      grounds.set(element, (moved || !behind) && !covered ? 0 : own);
    }
    return grounds.get(element);
  };
  const look = (element) => {
    const {color, fontSize, fontWeight, textShadow} = getComputedStyle(element);
    const on = ground(element);
    return on && number([color, fontSize, fontWeight, textShadow].join(), on);
  };

  axe._audit.rules.find(({id}) => id === "color-contrast").matches = function (element, ...more) {
    return !passed.has(look(element)) && matches.call(this, element, ...more);
  };
  axe._audit.checks["color-contrast"].evaluate = function (element, ...more) {
    const looks = look(element);
    if (passed.has(looks)) return true;
    const answer = evaluate.call(this, element, ...more);
    if (answer === true && looks) {
      passed.add(looks);
      found.push(looks);
    }
    return answer;
  };

  /* Runs axe where these looks have passed before; answers what is broken, and the looks that passed now. */
  window.askAxe = async (rules, before) => {
    [grounds, passed, found] = [new WeakMap(), new Set(before), []];
    // Only what is broken comes back: the whole answer names every element of the page for each rule it keeps.
    const {violations} = await axe.run({runOnly: rules, resultTypes: ["violations"], preload: false});
    const lines = violations.map(({id, nodes}) => `${id} × ${nodes.length}: ${nodes[0].html.slice(0, 160)}`);
    return [lines, found];
  };
}

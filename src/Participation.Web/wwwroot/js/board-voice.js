// The board's sound: a chime, then the words. One call after the other, each to its end; where no Thai voice is there or it
// fails, the chime alone. Browsers let nothing sound before somebody has tapped once.
'use strict';
(scope => {
  const chimeFor = 1300;
  const longest = 15000;       // some engines forget to say that they have ended
  const voiceWithin = 4000;    // and some never begin
  let audio = null, allowed = false, kept = null;

  const thai = () => {
    if (!scope.speechSynthesis) return null;
    return scope.speechSynthesis.getVoices().find(voice => /^th\b/i.test(voice.lang.replace('_', '-'))) || null;
  };

  const wait = time => new Promise(resolve => setTimeout(resolve, time));

  const chime = async () => {
    try {
      if (audio.state !== 'running') await Promise.race([audio.resume(), wait(500)]);
      [[0, 784], [.35, 587]].forEach(([after, pitch]) => {
        const tone = audio.createOscillator(), loudness = audio.createGain(), at = audio.currentTime + after;
        tone.frequency.value = pitch;
        loudness.gain.setValueAtTime(.0001, at);
        loudness.gain.exponentialRampToValueAtTime(.5, at + .03);
        loudness.gain.exponentialRampToValueAtTime(.0001, at + .9);
        tone.connect(loudness);
        loudness.connect(audio.destination);
        tone.start(at);
        tone.stop(at + .95);
      });
    } catch (failure) {
      // Without a loudspeaker the number still flashes.
    }
    await wait(chimeFor);
  };

  const speak = (text, voice) => new Promise(resolve => {
    let begun = false;
    const words = new SpeechSynthesisUtterance(text);
    // Chrome forgets an utterance that nobody holds, and its end with it.
    kept = words;
    const end = () => {
      clearTimeout(giveUp);
      clearTimeout(noStart);
      kept = null;
      resolve();
    };
    const stuck = () => {
      scope.speechSynthesis.cancel();
      end();
    };
    const giveUp = setTimeout(stuck, longest);
    const noStart = setTimeout(() => { if (!begun) stuck(); }, voiceWithin);
    words.lang = 'th-TH';
    words.voice = voice;
    words.rate = .9;
    words.onstart = () => { begun = true; };
    words.onend = end;
    words.onerror = end;
    scope.speechSynthesis.speak(words);
  });

  scope.boardVoice = {
    isAllowed: () => allowed,
    // After a tap, or on a set that lets pages sound without one. Tells whether it is so.
    allow: async () => {
      const Context = scope.AudioContext || scope.webkitAudioContext;
      if (!Context || allowed) return allowed;
      try {
        audio = audio || new Context();
        await Promise.race([audio.resume(), wait(300)]);
        allowed = audio.state === 'running';
      } catch (failure) {
        allowed = false;
      }
      return allowed;
    },
    // Ends when the call has been spoken to its end.
    announce: async text => {
      if (!allowed) return;
      await chime();
      const voice = thai();
      if (!voice) return;
      try {
        await speak(text, voice);
      } catch (failure) {
        // The chime was heard.
      }
    },
  };
  // Chrome reads the list of voices in the background once it was asked for.
  thai();
})(window);

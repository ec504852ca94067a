// Records the voice into the field for recordings, where the browser can. Nothing is sent or kept before the form is.
(() => {
  const box = document.querySelector('[data-recorder]');
  const field = document.querySelector('[data-sound]');
  if (!box || !field || !window.MediaRecorder || !navigator.mediaDevices) {
    return;
  }
  const starts = box.querySelector('[data-records]');
  const stops = box.querySelector('[data-stops]');
  const said = box.querySelector('[data-said]');
  let recorder = null;
  box.hidden = false;

  starts.addEventListener('click', async () => {
    let stream;
    try {
      stream = await navigator.mediaDevices.getUserMedia({ audio: true });
    } catch (refused) {
      said.textContent = box.dataset.saysRefused;
      return;
    }
    const type = ['audio/webm', 'audio/mp4'].find((it) => MediaRecorder.isTypeSupported(it));
    const parts = [];
    recorder = new MediaRecorder(stream, { mimeType: type, audioBitsPerSecond: 32000 });
    recorder.addEventListener('dataavailable', (event) => parts.push(event.data));
    recorder.addEventListener('stop', () => {
      stream.getTracks().forEach((track) => track.stop());
      const files = new DataTransfer();
      files.items.add(new File(parts, 'recording', { type }));
      field.files = files.files;
      starts.hidden = false;
      stops.hidden = true;
      said.textContent = box.dataset.saysDone;
    });
    recorder.start();
    starts.hidden = true;
    stops.hidden = false;
    stops.focus();
    said.textContent = box.dataset.saysRecording;
  });
  stops.addEventListener('click', () => recorder.stop());
})();

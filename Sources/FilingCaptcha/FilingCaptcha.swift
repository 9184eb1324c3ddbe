// SPDX-License-Identifier: Apache-2.0

// FilingCaptcha: images that a person reads and a program does not.
//
//   CaptchaAlphabet   which characters, how an answer is made of secret bytes, how it is typed
//   CaptchaImage      an answer and a seed -> a PNG; the same two always give the same image
//   CaptchaPicture    a PNG -> gray values -> half blocks on a terminal
//
// The characters are strokes of our own (Glyphs.swift), so that no font of the system decides what
// is readable. Pure: everything random comes from the seed. It must not import another room.

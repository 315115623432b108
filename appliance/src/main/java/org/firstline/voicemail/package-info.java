/**
 * The messages that callers left: where their sound lies, whose they are, who has heard them. Verbs from any thread; old
 * ones are removed once a day on owner "voicemail". {@code calls} records them, a reaction brings the two together.
 */
@NullMarked
package org.firstline.voicemail;

import org.jspecify.annotations.NullMarked;

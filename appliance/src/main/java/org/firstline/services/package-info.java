/**
 * One record that names every capability of the box, made once by the composition root and handed to its faces. Holds
 * no behaviour.
 */
@NullMarked
package org.firstline.services;

import org.jspecify.annotations.NullMarked;

package org.firstline.web;

import java.util.Optional;

/** Port: tells whose token a secret is. Called on web threads, at each request that carries one. */
@FunctionalInterface
public interface TokenCheck {
    /** Empty for a secret that is unknown or revoked. */
    Optional<Caller> check(String secret);
}

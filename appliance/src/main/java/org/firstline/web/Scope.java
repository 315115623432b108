package org.firstline.web;

/** What a token is for. */
public enum Scope {
    /** A machine of the site: everything under {@code /api}. */
    API,
    /** A television or a panel: looking at boards. */
    DEVICE
}

/**
 * What monitors post, read leniently: Alertmanager, LibreNMS and Zabbix payloads to {@link
 * org.firstline.network.alerts.AlertNote}s. Pure functions on any thread; the web's hooks call them through {@link
 * org.firstline.network.Network}.
 */
@NullMarked
package org.firstline.network.alerts;

import org.jspecify.annotations.NullMarked;

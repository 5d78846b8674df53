<?php
// As plugins for security close the interface.
if (getenv('WORDPRESS_NO_INTERFACE')) {
    add_filter('rest_authentication_errors', function () {
        return new WP_Error('rest_disabled', 'Not for strangers.', ['status' => 401]);
    });
}
